/** Japanese tags, attributes and types of the original Shimeji, in the words of Shimeji-ee. */
const ENGLISH: Readonly<Record<string, string>> = {
  マスコット: 'Mascot',
  動作リスト: 'ActionList',
  動作: 'Action',
  動作参照: 'ActionReference',
  アニメーション: 'Animation',
  ポーズ: 'Pose',
  行動リスト: 'BehaviorList',
  行動: 'Behavior',
  行動参照: 'BehaviorReference',
  次の行動リスト: 'NextBehaviorList',
  次の行動: 'NextBehavior',
  条件: 'Condition',
  名前: 'Name',
  種類: 'Type',
  画像: 'Image',
  右画像: 'ImageRight',
  画像右: 'ImageRight',
  基準座標: 'ImageAnchor',
  移動速度: 'Velocity',
  長さ: 'Duration',
  枠: 'BorderType',
  頻度: 'Frequency',
  繰り返し: 'Loop',
  クラス: 'Class',
  追加: 'Add',
  静止: 'Stay',
  移動: 'Move',
  固定: 'Animate',
  複合: 'Sequence',
  選択: 'Select',
  組み込み: 'Embedded',
  地面: 'Floor',
  壁: 'Wall',
  天井: 'Ceiling',
}

/** A tag, an attribute's name or a type in English; English ones are as they are. */
export function inEnglish(word: string): string {
  return Object.hasOwn(ENGLISH, word) ? (ENGLISH[word] ?? word) : word
}
