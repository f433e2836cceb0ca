-- Whether somebody stays signed in on their own device, beyond the end of the browser.
ALTER TABLE session ADD COLUMN stays BOOLEAN NOT NULL DEFAULT FALSE;
