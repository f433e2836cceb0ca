### Logins that may be one's own, by the e-mail address of their commits.

ties-login = Login
ties-mine = My logins on forges
ties-proposed = These logins commit with your e-mail address
ties-proposed-about = Nobody else is told. Irori does not keep the addresses of commits, only a fingerprint of them to compare with yours.
ties-confirm = It is mine
ties-confirm-which = { $login } on { $forge } is mine
ties-refuse = Not mine
ties-refuse-which = { $login } on { $forge } is not mine
said-login-refused = That login will not be proposed to you again. You can still add it yourself.
