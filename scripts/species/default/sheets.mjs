// @ts-check
// Which animation goes where: the standard's rows by number, our own by name.

import * as antics from './clips/antics.mjs'
import * as gestures from './clips/gestures.mjs'
import * as idles from './clips/idle.mjs'
import * as joys from './clips/joys.mjs'
import * as meals from './clips/meals.mjs'
import * as moves from './clips/moves.mjs'
import * as rests from './clips/rest.mjs'
import * as standard from './clips/standard.mjs'
import { focus } from './clips/focus.mjs'
import { walkLeft, walkRight } from './clips/walk.mjs'
import { neutral } from './pose.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */

/** Rows of the Codex pet standard, version 2, in its order. @type {[string, Clip][]} */
export const standardRows = [
  ['idle', idles.content],
  ['running-right', standard.runningRight],
  ['running-left', standard.runningLeft],
  ['waving', standard.waving],
  ['jumping', standard.jumping],
  ['failed', standard.failed],
  ['waiting', standard.waiting],
  ['running', standard.working],
  ['review', standard.review],
  ['look-0', standard.look(0)],
  ['look-8', standard.look(8)],
]

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = { row: 0, column: 6, pose: neutral() }

const { blinkOver } = idles

/** Our own animations, in the order of their rows. @type {[string, Clip][]} */
export const ownAnimations = [
  ['idle', idles.content],
  ['blink', blinkOver(idles.content)],
  ['idle-happy', idles.happy],
  ['blink-happy', blinkOver(idles.happy)],
  ['idle-ecstatic', idles.ecstatic],
  ['blink-ecstatic', blinkOver(idles.ecstatic)],
  ['idle-hungry', idles.hungry],
  ['blink-hungry', blinkOver(idles.hungry)],
  ['idle-sleepy', idles.sleepy],
  ['blink-sleepy', blinkOver(idles.sleepy, [160, 120, 120])],
  ['idle-bored', idles.bored],
  ['blink-bored', blinkOver(idles.bored, [120, 90, 90])],
  ['idle-worried', idles.worried],
  ['blink-worried', blinkOver(idles.worried)],
  ['walk-right', walkRight],
  ['walk-left', walkLeft],
  ['look', standard.gazes],
  ['hover', gestures.hover],
  ['wave', gestures.wave],
  ['petted', gestures.petted],
  ['sit', gestures.sit],
  ['sit-idle', gestures.sitIdle],
  ['eat', meals.eat],
  ['hungry', meals.hungry],
  ['fall-asleep', rests.fallAsleep],
  ['sleep', rests.sleep],
  ['wake', rests.wake],
  ['celebrate', joys.celebrate],
  ['level-up', joys.levelUp],
  ['play', antics.play],
  ['trouble', antics.trouble],
  ['focus', focus],
  ['carried', moves.carried],
  ['thrown', moves.thrown],
  ['fall', moves.fall],
  ['land', moves.land],
  ['climb', moves.climb],
  ['cling', moves.cling],
  ['peek', moves.peek],
]

/** Other names for an animation. @type {Record<string, string>} */
export const aliases = { 'idle-content': 'idle', 'blink-content': 'blink' }

/** What to play after an animation has run out; the mood's idle where nothing is said. @type {Record<string, string>} */
export const next = { sit: 'sit-idle', 'fall-asleep': 'sleep', wake: 'idle' }
