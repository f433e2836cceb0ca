### Files that nobody reads line by line.

generated = Files that nobody reads
generated-about = Generated, vendored and lock files do not count towards the size of a pull request. Irori comes with a list of them; your own lines are read after it.
generated-own = Your own lines
generated-own-hint = One pattern a line, as in .gitattributes or .gitignore, such as api/gen/ or *.schema.json. A line that begins with ! takes files out again, such as !dist/. Of several lines that fit a file, the last counts.
generated-most = At most { $lines } lines of { $length } characters each.
generated-press = Keep these lines
generated-from-now = They count for what arrives from now on. What is known already stays as it was counted; an import that tells the files again counts them anew.
generated-set = Set { $at }.
generated-built-in = The list as Irori comes with it
said-generated-paths = The lines are kept. They count for what arrives from now on.
wrong-generated-line = Line { $line } is not a pattern.
wrong-generated-lines = There are { $lines } lines; at most { $most } can be kept.
wrong-generated-length = Line { $line } has { $length } characters; at most { $most } can be kept.
wrong-generated-all = There are too many lines.
