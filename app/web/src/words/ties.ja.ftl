### 自分のログイン名:結びついているもの、確認待ちのもの、自分のものかもしれないもの。

ties-login = ログイン名
ties-mine = フォージでの自分のログイン名
ties-proposed = あなたのメールアドレスでコミットしているログイン名
ties-proposed-about = ほかの人には知らせません。コミットのアドレスそのものは保存せず、照合用のハッシュ値だけを保存しています。
ties-confirm = 自分のもの
ties-confirm-which = { $forge }の「{ $login }」は自分のもの
ties-refuse = 自分のものではない
ties-refuse-which = { $forge }の「{ $login }」は自分のものではない
said-login-refused = そのログイン名は今後提案しません。自分で届け出ることはできます。

## 自分のものとされた根拠と、ほかの人の届け出
ties-by-address = { $at }から。コミットのメールアドレスで確認済み
ties-by-admin = { $at }から。{ $by }が結びつけました
ties-by-some-admin = { $at }から。管理者が結びつけました
ties-by-nothing = { $at }から。Iroriが確認を求めるようになる前のもの
ties-other-claim = { $at }に{ $name }がこのログイン名を自分のものと届け出ました。
ties-other-dispute = { $at }に{ $name }が、このログイン名があなたのものであることに異議を出しました。
ties-other-tied = { $at }から{ $until }まで{ $name }に結びついていました。

## 管理者の確認待ち
ties-waiting = 管理者の確認待ち
ties-waiting-about = 管理者が決めるまで、これらのログイン名のプルリクエストもレビューも、だれにも表示されず、どの集計にも入りません。
ties-waits-claim = { $at }に届け出ました
ties-waits-dispute = { $at }に、ほかの人のものであることに異議を出しました
ties-waits-tied = あなたのものでしたが、{ $at }に{ $names }が異議を出しました
ties-withdraw = 取り下げる
ties-withdraw-which = ログイン名「{ $login }」の届け出を取り下げる
ties-give-up = 結びつきを解く
ties-give-up-which = 異議の出ているログイン名「{ $login }」の結びつきを解く
said-login-claimed = ログイン名を届け出ました。管理者が確認するまで、何も表示されません。
said-claim-withdrawn = 取り下げました。

## 自分のアドレスでコミットし、ほかの人に結びついているもの
ties-contested = あなたのメールアドレスでコミットしているのに、ほかの人に結びついているログイン名
ties-contested-about = 自分のものなら、異議を出してください。管理者が決めるまで、だれにも何も表示されなくなります。
ties-held-by = { $at }から{ $name }に結びついています
ties-dispute = 自分のもの
ties-dispute-which = { $forge }の「{ $login }」の持ち主に異議を出す
said-login-disputed = 異議を出しました。管理者が決めるまで、そのログイン名についてはだれにも何も表示されません。
