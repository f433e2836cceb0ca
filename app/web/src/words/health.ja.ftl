### フックが取りこぼしたかもしれないもの、読み取れなかった配信。

health = どこまで把握できているか
health-about = マージまでのやり取りをすべて把握できているプルリクエストを「完全」と数えます。その間ずっとフックが届いていたか、あとからインポートで補われたものです。完全なものが9割に満たない週は、レビューについて何も示しません。irori importで補えます。
health-caption = マージされたプルリクエストのうち完全なものの数(リポジトリと週ごと)
health-repository = リポジトリ
health-of = { $merged }件中{ $whole }件
health-too-few = { $merged }件中{ $whole }件:少なすぎて何も示せません
health-none = マージなし
health-no-repository = フックからリポジトリの知らせはまだ届いていません。
health-outages = 配信を取りこぼしたかもしれない時間
health-no-outage = この期間にはありません。
health-more = ほかに、これより前の{ $more }件は表示していません。
health-from-to = { $from }から{ $to }まで
health-since = { $from }以降
health-hook = フック「{ $name }」
health-gone-hook = 削除されたフック
health-outage-absent = { $when }:Iroriが動いていませんでした。
health-outage-wrong-signature = { $when }:{ $hook }への配信を、シークレットの誤りで取りこぼしました。
health-outage-malformed = { $when }:{ $hook }への配信を1件、読み取れませんでした。
health-outage-malformed-of = { $when }:{ $hook }への{ $repository }についての配信を1件、読み取れませんでした。

quarantine = 読み取れなかった配信
quarantine-title =
    { $kept ->
        [0] 届いた配信は、すべて読み取れました
       *[other] { $kept }件の配信を読み取れませんでした
    }
quarantine-lead = フックのシークレットで署名されていましたが、必要な項目が欠けていました。だれかの書いた文章は除き、フックごとに最大200件を30日間保管します。新しい版のIroriなら読み取れるかもしれません。
quarantine-caption = 読み取れなかった配信(新しい順)
quarantine-none = 何もありません。
quarantine-when = 届いた日時
quarantine-event = イベント
quarantine-lacks = 欠けているもの
quarantine-stored = 保管している内容
quarantine-nothing-stored = 内容は保管していません。JSONではなかったか、256 KiBを超えていました。
quarantine-replay = もう一度読み取る
quarantine-replay-which = 配信「{ $delivery }」をもう一度読み取る
quarantine-discard = 破棄
quarantine-discard-which = 配信「{ $delivery }」を破棄
quarantine-newest = 最新
quarantine-older = 前へ
quarantine-back = フォージに戻る
said-replayed = 配信を読み取り、取り込みました。
said-replayed-unneeded = 配信を読み取りました。Iroriに必要な新しい内容はありませんでした。
said-discarded = 配信を破棄しました。その前後の時間は、把握できていないものとして数えます。
wrong-still-malformed = まだ読み取れません({ $lacks })。このまま保管します。
