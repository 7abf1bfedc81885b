"""Text recognition of page images: preparation, engines, fusion, repair. Knows pictures and Vietnamese letters, no documents."""
