"""What a careful clerk would object to: the rules of ``vanban check``, one file each in ``rules/``.

``regime`` says which guide bound a document, ``case`` is what a rule sees, ``rule`` what a rule is,
``registry`` gathers them, ``engine`` asks them.
"""
