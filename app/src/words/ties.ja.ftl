### コミットのメールアドレスから、自分のものかもしれないログイン名。

ties-login = ログイン名
ties-mine = フォージでの自分のログイン名
ties-proposed = あなたのメールアドレスでコミットしているログイン名
ties-proposed-about = ほかの人には知らせません。コミットのアドレスそのものは保存せず、照合用のハッシュ値だけを保存しています。
ties-confirm = 自分のもの
ties-confirm-which = { $forge }の「{ $login }」は自分のもの
ties-refuse = 自分のものではない
ties-refuse-which = { $forge }の「{ $login }」は自分のものではない
said-login-refused = そのログイン名は今後提案しません。自分で追加することはできます。
