### 出入りに関わる記録と、各ページの上に出すお知らせ。

subnav-security = セキュリティ
security-kicker = セキュリティ
security-title = あなたのアカウントの出入りの記録
security-lead = ログイン、パスワード、役割、リンク、断られた操作を、90日分表示します。ほかの人が自分の端末で行った操作については、ネットワークを表示しません。
security-empty = この90日間の記録はありません。
security-caption = 起きたこと（新しい順）
security-when = 日時
security-what = 内容
security-who = だれが、だれについて
security-where = どこから
security-someone-else = ログインしていない人
security-me = あなた
security-about = { $about }について
security-not-told = ほかの人の端末のため表示しません
security-newest = 最新
security-older = 以前のもの
security-hint = 身に覚えのないものがあれば、ログイン中の端末を終了し、パスワードを変えてください。
security-to-sessions = ログイン中の端末
security-to-password = パスワードを変える

admin-security = セキュリティ
admin-security-title = このサーバーの出入りの記録
admin-security-lead = 90日間、irori verify で確かめられる鎖として残ります。自分のデータを持ち出した記録は本人だけが見られ、入力した内容はここに載りません。
admin-security-kind = 内容
admin-security-all = すべて
admin-security-show = 表示する
admin-security-of-one = 一つのアカウントの記録だけを表示しています。
admin-security-of-all = 全員の記録を表示する

event-sign-in = ログイン
event-sign-out = ログアウト
event-new-device = 新しい端末
event-account-made = 最初のアカウント
event-account-closed = アカウントの閉鎖
event-account-erased = アカウントの消去
event-invitation-made = 招待
event-invitation-used = 招待による参加
event-invitation-withdrawn = 招待の取り消し
event-reset-made = 再設定リンクの作成
event-reset-used = 再設定リンクによる新しいパスワード
event-reset-stopped = 再設定リンクの停止
event-password = パスワードの変更
event-recovery-code = 復旧コード
event-proof = 本人の確認
event-sessions-ended = 端末のログアウト
event-role = 役割の変更
event-membership = 所属の変更
event-secret = フックの鍵
event-login = フォージのログイン名
event-rule = ルールの変更
event-export = ファイルの持ち出し
event-own-export = 自分のデータの持ち出し
event-denied = 開けないページや操作
event-throttled = 送信回数の上限
event-outcome-wrong = パスワードの間違い
event-outcome-slowed = 待つように案内
event-outcome-denied = 断られました

news-label = あなたのアカウントについて
news-wrong = { $moment }から、あなたのアカウントに、間違ったパスワードでのログインなどが{ $tries }回試されました（{ $networks }か所のネットワークから）。
news-device = { $moment }に、新しい端末からあなたのアカウントにログインがありました。{ $device }、ネットワークは{ $network }です。
news-advice = 身に覚えがなければ、その端末のログインを終了し、パスワードを変えてください。
news-seen = 確認しました
news-all = すべて見る

privacy-you-security = あなたのアカウントへのログインやその試み、出入りの権利の変更、断られた操作については、日時、ネットワーク、ブラウザーの名前を90日間残します。設定の「セキュリティ」で確認できます。管理者は全員の分を見られます。
