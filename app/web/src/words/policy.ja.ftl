### 方針として決めた値と、グラフの注記。

## 入力の誤り
wrong-decimal = { $least }から{ $most }までの数で入力してください(小数点以下は2桁まで)。
wrong-order = 一つ前の値より大きくすることはできません。
wrong-policy-same = 最後に設定された値と同じなので、何も変わりません。
wrong-annotations-most = 注記は{ $most }件までです。先に、いらなくなったものを削除してください。

## 方針として決めた値
policy-choice = 方針として決めた値
policy = 方針
policy-title =
    { $changed ->
        [0] すべてのしきい値が、Iroriの初期値のままです
       *[other] { $changed }個のしきい値が、Iroriの初期値と違います
    }
policy-lead = しきい値は、Iroriがどこから知らせるかを決めるものです。ここにあるのは方針として決めた値で、研究で確かめられたものではありません。組織ごとに変えられます。
policy-why = 「方針として決めた値」とは
policy-why-not-validated = これらのしきい値は、研究で確かめられたものではありません。いつ目を向けるかの目安であって、何が健康かを示すものではありません。
policy-why-labelled = しきい値が現れるところには「方針として決めた値」と添えてあり、そこからこのページに来られます。
policy-why-prospective = 変えても、終わった週は何も変わりません。世界のどこでもまだ始まっていない、最初の週から有効になります。
policy-why-everybody = このページは全員が読めます。しきい値を設定できるのは管理者だけです。
policy-to-set = しきい値を設定する
policy-thresholds = しきい値
policy-caption = { $year }年{ $week }のしきい値
policy-head-threshold = しきい値
policy-head-now = 現在の値
policy-head-coming = { $week }から
policy-head-default = Iroriの初期値
policy-coming = 変更が設定されています。{ $year }年{ $week }({ $day }に始まる週)から有効になります。

## 単位
policy-unit = 単位:{ $unit }
policy-unit-score = 回答の平均(1〜5)
policy-unit-share = 割合(0〜1)
policy-unit-days = 日
policy-unit-minutes = 分(1週間)
policy-unit-partners = 人
policy-unit-points = 点
policy-unit-pace = 行(1時間)

## しきい値
policy-group-connection = つながりと会話
policy-group-boundary = 家庭と仕事の境目
policy-group-habits = 運動と屋外の時間
policy-group-context = 事業の背景
policy-group-missing = 回答のない日
policy-group-reviews = レビュー
policy-connection-watch = つながり:これを下回ると注意
policy-connection-watch-means = つながりについての回答(1〜5)の1週間の平均がこの値を下回ると、注意になります。
policy-connection-act = つながり:これ以下なら要対応
policy-connection-act-means = 回答のある週が2週続けてこの値以下だと、要対応になります。注意のしきい値より大きくはできません。
policy-quiet-share = 会話のないリモートの日:これ以上で注意
policy-quiet-share-means = 1週間のリモートの日のうち、雑談がまったくなかった日の割合(0〜1)がこの値以上だと、注意になります。
policy-quiet-streak = 会話のないリモートの日の連続:これ以上で注意
policy-quiet-streak-means = 回答のあるリモートの日で、雑談のない日がこの日数以上続くと、注意になります。
policy-breadth = 話し相手:これを下回ると注意
policy-breadth-means = 4週間の会話がこの人数より少ない相手にかたよると、注意になります。相手は会話時間の割合に応じて数えます。2人と半々なら2、ほとんど1人とだけなら1に近くなります。
policy-intrusion-days = 仕事から家庭へ:これ以上で注意
policy-intrusion-days-means = 自分の選択ではなく仕事が自由な時間に入ってきた日が、1週間にこの日数以上あると、注意になります。
policy-active-minutes = 運動:これを下回ると注意
policy-active-minutes-means = 1週間の運動がこの分数を下回ると、注意になります。激しい運動は2倍に数え、軽い運動は数えません。
policy-outdoor-minutes = 屋外の時間:これを下回ると注意
policy-outdoor-minutes-means = 1週間に屋外で過ごした時間がこの分数を下回ると、注意になります。
policy-indoor-streak = 外に出ない日の連続:これ以上で注意
policy-indoor-streak-means = 回答のある日で、屋外の時間が0分の日がこの日数以上続くと、注意になります。
policy-context-level = 事業の背景:これ以上で「わかっている」
policy-context-level-means = 週ごとの質問への回答(1〜5)の平均がこの値以上の人を、背景がわかっている人、または考慮してもらえている人として数えます。
policy-share-ok = チームでの割合:これ以上でいつも通り
policy-share-ok-means = 背景がわかっている人、考慮してもらえている人、事業や利用者と接している人の割合(0〜1)がこの値以上なら、チームはいつも通りです。
policy-share-act = チームでの割合:これを下回ると要対応
policy-share-act-means = 割合(0〜1)がこの値を下回ると、チームは要対応になることがあります。いつも通りの割合より大きくはできません。
policy-sensitivity = 回答のない日:差し引く点数
policy-sensitivity-means = 回答のない日がもっと悪かったとしても「いつも通り」と言えるかを見るために、回答のない1日につきこの点数を差し引きます。
policy-review-pace = レビューの速さ:これを超えると速すぎ
policy-review-pace-means = 読めるようになってから承認されるまでの速さが1時間あたりこの行数を超え、内容のあるコメントもない承認は、素通しの承認として数えます。レビューのページには、1時間200行で数えた割合も示します。

## 設定
policy-set = しきい値を変える
policy-set-from = 設定した値は、{ $year }年{ $week }({ $day }に始まる週)から有効になります。それより前の週は変わりません。
policy-press = しきい値を設定する
said-policy = しきい値を設定しました。いつから有効になるかは、このページに書いてあります。
policy-history = 変更の履歴
policy-history-none = しきい値はまだ変更されていません。
policy-version = 第{ $number }版、{ $year }年{ $week }から
policy-version-superseded = 第{ $number }版({ $year }年{ $week }が始まる前に置き換えられました)
policy-set-by = { $at }に{ $name }さんが設定
policy-set-by-gone = { $at }に、いまはないアカウントが設定
policy-changed = { $threshold }:{ $before } → { $after }

## 注記
annotations = 注記
annotations-none-mine = この期間の注記はありません。異動、引っ越し、休暇など、日や期間にひとこと添えておくと、あとでグラフを読むときに役立ちます。
annotations-none-lead = この期間の注記はありません。リリース前の凍結やオフィスの移転など、日や期間にひとこと添えておくと、あとで全員がグラフを読みやすくなります。
annotations-none-member = この期間の注記はありません。チームのリーダーは、リリース前の凍結など、日や期間にひとこと添えられます。
annotations-marked = グラフの上の文字は、その日のある週を示します。文字のない注記は、グラフの期間の外にあります。
annotations-letters = 週の上の文字は「注記」で説明しています。
annotation-days = { $from }から{ $to }まで
annotation-by = { $name }さんによる
annotation-unreadable = この注記は開けません。
annotation-add = 注記を追加
annotation-from = 最初の日
annotation-to = 最後の日
annotation-to-hint = 1日だけなら空欄のままで。
annotation-text = ひとこと
annotation-text-hint-mine = 読めるのはあなただけです。
annotation-text-hint-team = チームの全員が読みます。個人の名前は書かないでください。
annotation-press = 追加する
annotation-remove = 削除
annotation-remove-label = { $days }の注記を削除
said-annotation = 注記を保存しました。
said-annotation-removed = 注記を削除しました。
