-- Whether somebody stays signed in on their own device, beyond the end of the browser.
ALTER TABLE session ADD COLUMN stays INTEGER NOT NULL DEFAULT 0 CHECK (stays IN (0, 1));
