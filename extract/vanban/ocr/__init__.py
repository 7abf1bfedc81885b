"""Text recognition of page pictures: preparation, engines, fusion, repair. Knows letters and lines, not documents."""
