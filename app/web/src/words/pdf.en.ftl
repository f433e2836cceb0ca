### A report as a PDF: what its plots show, and why there is none.

report-plot-own = As published, with its 95{"\u00A0"}% interval
report-plot-shrunk = Drawn towards the other units

report-pdf-no-font = There is no PDF: this machine has no font that a report can be set in. Whoever looks after it can install one (on Debian, fonts-noto-cjk). The other formats need no font.
report-pdf-no-font-japanese = There is no PDF: this machine has no Japanese font. Whoever looks after it can install one (on Debian, fonts-noto-cjk). The other formats need no font.
report-pdf-no-character = There is no PDF: no font of this machine has the character “{ $character }” ({ $code }). Whoever looks after it can install one that has it, or the name that it stands in can be written without it. The other formats need no font.
report-pdf-fault = There is no PDF: something went wrong while it was made, and the log says what. The other formats do not depend on it.
