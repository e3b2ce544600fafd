// @ts-check
// Which animation goes where. A fox moves in its own way; what it shares it tells with its own tail.

import { aliases, next } from '../default/sheets.mjs'
import { blinkOver } from '../default/clips/idle.mjs'
import { recut } from '../motion/clip.mjs'
import * as idles from './clips/idle.mjs'
import * as moves from './clips/moves.mjs'
import * as rests from './clips/rest.mjs'
import * as told from './clips/retold.mjs'
import { eat } from './clips/meals.mjs'
import { celebrate, play } from './clips/pounce.mjs'
import { runningLeft, runningRight, walkLeft, walkRight } from './clips/trot.mjs'
import { sitting } from './pose.mjs'

/** @typedef {import('../motion/clip.mjs').Clip} Clip */

/** Rows of the Codex pet standard, version 2, in its order. @type {[string, Clip][]} */
export const standardRows = [
  ['idle', idles.content],
  ['running-right', runningRight],
  ['running-left', runningLeft],
  ['waving', recut(told.wave, [1, 2, 3, 4], [140, 140, 140, 280], true)],
  ['jumping', told.jumping],
  ['failed', told.failed],
  ['waiting', told.waiting],
  ['running', told.working],
  ['review', told.review],
  ['look-0', told.look(0)],
  ['look-8', told.look(8)],
]

/** The still the standard keeps in row 0, column 6. */
export const neutralCell = { row: 0, column: 6, pose: sitting() }

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
  ['look', told.gazes],
  ['hover', told.hover],
  ['wave', told.wave],
  ['petted', told.petted],
  ['sit', rests.sit],
  ['sit-idle', rests.sitIdle],
  ['eat', eat],
  ['hungry', told.hungry],
  ['fall-asleep', rests.fallAsleep],
  ['sleep', rests.sleep],
  ['wake', rests.wake],
  ['celebrate', celebrate],
  ['level-up', told.levelUp],
  ['play', play],
  ['trouble', told.trouble],
  ['focus', rests.focus],
  ['carried', moves.carried],
  ['thrown', moves.thrown],
  ['fall', moves.fall],
  ['land', moves.land],
  ['climb', moves.climb],
  ['cling', moves.cling],
  ['peek', moves.peek],
]

export { aliases, next }
