/** Which pictures of the default image set show what, for how many ticks each, and how far each tick goes sideways. */
export const NUMBERED: Readonly<
  Record<
    string,
    { readonly images: readonly number[]; readonly ticks: number; readonly velocity?: number }
  >
> = {
  stand: { images: [1], ticks: 25 },
  walk: { images: [1, 2, 1, 3], ticks: 6, velocity: -2 },
  fall: { images: [4], ticks: 10 },
  drag: { images: [5, 6, 7, 8, 9, 10], ticks: 5 },
  sit: { images: [11], ticks: 25 },
  'look-up': { images: [11, 26], ticks: 25 },
  climb: { images: [14, 12, 13], ticks: 8 },
  spin: { images: [26, 15, 27, 16, 28, 17, 29, 11], ticks: 5 },
  bounce: { images: [18, 19], ticks: 4 },
  trip: { images: [19, 18, 20], ticks: 8 },
  creep: { images: [20, 21], ticks: 12 },
  sprawl: { images: [21], ticks: 25 },
  jump: { images: [22], ticks: 10 },
  legs: { images: [30, 31, 32, 33], ticks: 10 },
  carry: { images: [34, 35, 34, 36], ticks: 6 },
  throw: { images: [37], ticks: 10 },
  pull: { images: [38, 39, 40, 41], ticks: 10 },
  divide: { images: [42, 43, 44, 45, 46], ticks: 8 },
}

/** What the actions of the default configurations are called: Shimeji-ee's and the original's names. */
export const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  stand: ['Stand', '立つ'],
  walk: ['Walk', '歩く'],
  run: ['Run', '走る'],
  dash: ['Dash', '猛ダッシュ'],
  fall: ['Falling', 'Fall', '落ちる', '落下する'],
  drag: ['Pinched', 'Dragged', 'つままれる'],
  resist: ['Resisting', '抵抗する'],
  sit: ['Sit', '座る'],
  'look-up': [
    'SitAndLookUp',
    'SitAndFaceMouse',
    'SitAndLookAtMouse',
    '座って見上げる',
    '座ってマウスを見上げる',
  ],
  climb: ['ClimbWall', '壁を登る'],
  hang: ['GrabWall', '壁に掴まる', '壁に捕まる'],
  spin: ['SitAndSpinHeadAction', 'SitAndSpinHead', '座って首が回る'],
  bounce: ['Bouncing', '跳ねる'],
  trip: ['Tripping', '転ぶ'],
  creep: ['Creep', 'CrawlAlong', 'ずりずり'],
  sprawl: ['Sprawl', '寝そべる'],
  jump: ['Jumping', 'Jump', 'ジャンプ'],
  legs: [
    'SitAndDangleLegs',
    'SitWithLegsDown',
    'SitWithLegsUp',
    '足をぶらぶらさせる',
    '足を下ろして座る',
    '楽に座る',
  ],
  carry: ['WalkWithIE', 'IEを持って歩く'],
  throw: ['ThrowIE', 'IEを投げる'],
  pull: ['PullUpShimeji1', 'PullUpShimeji', '引っこ抜く1', '引っこ抜く'],
  divide: ['Divide1', 'Divided', '分裂1', '分裂した'],
}

/** Which of these show what in our words. The art faces left and is turned to the right, as ours is; `-left` is as drawn. */
export const ANIMATIONS: Readonly<Record<string, readonly string[]>> = {
  idle: ['stand', 'sit'],
  'walk-right': ['walk', 'creep'],
  'walk-left': ['walk-left', 'creep-left'],
  'running-right': ['run', 'dash', 'walk'],
  'running-left': ['run-left', 'dash-left', 'walk-left'],
  sit: ['sit'],
  'sit-idle': ['look-up', 'legs', 'sit'],
  'idle-ecstatic': ['legs', 'spin'],
  hover: ['look-up', 'jump'],
  petted: ['legs', 'spin'],
  wave: ['spin', 'jump'],
  play: ['spin', 'bounce', 'jump'],
  celebrate: ['bounce', 'divide', 'jump'],
  'level-up': ['divide', 'pull', 'jump'],
  jumping: ['jump', 'bounce'],
  eat: ['pull', 'carry', 'legs'],
  running: ['carry', 'pull', 'dash', 'run'],
  trouble: ['trip', 'sprawl', 'fall'],
  'idle-worried': ['sprawl', 'trip'],
  hungry: ['creep', 'sprawl'],
  sleep: ['sprawl', 'creep'],
  'fall-asleep': ['creep', 'sprawl'],
  fall: ['fall'],
  land: ['bounce', 'trip'],
  carried: ['drag', 'resist'],
  climb: ['climb'],
  cling: ['hang'],
}

export const TICK_MS = 40
