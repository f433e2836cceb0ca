### 週の振り返りの議題で、それぞれの項目について言うこと。

agenda-reviews = レビュー:{ $state }
agenda-ended = { $text }。

## どう動いたか

agenda-arose = 新たに「{ $band }」になりました({ $week }はまだでした)
agenda-stronger = { $week }より目立つようになり、今は「{ $band }」です
agenda-weaker = { $week }ほど目立たなくなり、今は「{ $band }」です
agenda-recovered = いつも通りに戻りました({ $week }は目立っていました)
agenda-recovered-better = いつもより良くなりました({ $week }は目立っていました)
agenda-known = わかるようになり、いつも通りです({ $week }はまだ不明でした)
agenda-not-known = わからなくなりました({ $week }はわかっていました)
agenda-turned-better = いつもより良くなりました({ $week }はまだでした)
agenda-as-usual-again = いつも通りになりました({ $week }はいつもより良い状態でした)

## いつから続いているか

agenda-open = { $week }から続いています({ $weeks }週間)
agenda-open-longer = { $weeks }週間以上続いています
agenda-context-since = { $week }に始まる区切りから、この状態です。

## まだわからないもの

agenda-context-clear-none = いま作っているものを誰が使うのかを知っている人がどれだけいるかは、まだわかりません。
agenda-context-heard-none = 仕事の制約が理解されていると感じる人がどれだけいるかは、まだわかりません。
agenda-context-contact-none = 事業側の人や利用者と話している人がどれだけいるかは、まだわかりません。
agenda-reviews-stamps-none = 早すぎる承認があるかを言うには、承認がまだ少なすぎます
agenda-reviews-unreviewed-none = レビューなしのマージがどれだけあるかを言うには、マージがまだ少なすぎます
agenda-reviews-response-none = 最初の反応までの待ち時間を言うには、プルリクエストがまだ少なすぎます
agenda-reviews-load-none = レビューの偏りを言うには、レビューがまだ少なすぎます
agenda-reviews-oversize-none = 大きすぎるものがどれだけあるかを言うには、マージがまだ少なすぎます
agenda-reviews-reverts-none = 取り消しがどれだけあるかを言うには、マージがまだ少なすぎます
agenda-reviews-discussion-none = やりとりの量を言うには、プルリクエストがまだ少なすぎます

## 目立った変化のないレビュー

agenda-reviews-stamps-ok = 読み切れないほど早い承認は、ふだんより増えていません
agenda-reviews-unreviewed-ok = レビューなしのマージは、わずかか、ありません
agenda-reviews-response-ok = 最初の反応は1営業日以内に届いています
agenda-reviews-load-ok = レビューの分担は、偶然で起こる以上には偏っていません
agenda-reviews-oversize-ok = ほとんどのプルリクエストは、よく読める大きさです
agenda-reviews-reverts-ok = 取り消しは以前より増えていません
agenda-reviews-discussion-ok = レビューでのやりとりの量は、ふだんと同じくらいです

## レビューについて試せること

agenda-try-stamps = 承認が何を意味するのかをチームで決めてみてください。読んだということか、書いた人を信頼するということか。信頼で足りるものは、承認ではなくそう書きましょう。
agenda-try-unreviewed = レビューなしでマージしたものを一緒に見返してみてください。急ぎだったのはどれか、ほかは誰なら見られたか。
agenda-try-response = 新しいことを始める前に、待っているものを全員で見る時間を、一日に二回決めてみてください。
agenda-try-load = 初めて見る部分のレビューは、詳しい人と二人でやってみてください。
agenda-try-oversize = 次の大きな変更の前に、順にマージできる部分へどう分けるかを、10分だけ一緒に考えてみてください。
agenda-try-reverts = 最後に取り消した変更を一つ取り上げ、マージの前に何があれば気づけたかを話してみてください。
agenda-try-discussion = この数週間のコメントのうち、どれが役に立ち、何が足りなかったかを、チームに聞いてみてください。
