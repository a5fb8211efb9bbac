"""Letters for a whole hospital: rows in, one file a row out, on every core, and again from where it stopped."""
