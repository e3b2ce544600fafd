import jsep, { type Expression } from 'jsep'

/** What an expression can come to. */
export type Value = number | boolean | string | null

/** Names an expression may read, such as `mascot.anchor.x`. Whatever is not among them cannot be reached. */
export type Scope = Readonly<Record<string, Value>>

const LONGEST = 1_000
const DEEPEST = 40

const MATH: Readonly<Record<string, (...values: number[]) => number>> = {
  'Math.abs': Math.abs,
  'Math.ceil': Math.ceil,
  'Math.floor': Math.floor,
  'Math.max': Math.max,
  'Math.min': Math.min,
  'Math.pow': Math.pow,
  'Math.round': Math.round,
  'Math.sqrt': Math.sqrt,
  // A preview is the same every time, and a middle value is as good as any.
  'Math.random': () => 0.5,
}

/** An expression that is none, or that asks for more than numbers and comparisons. */
export class BadExpression extends Error {
  override readonly name = 'BadExpression'
}

/**
 * Evaluates an attribute as Shimeji-ee does: text, or an expression in `${…}` or `#{…}`. It is parsed into a tree that
 * is walked here: no name outside of the scope, no call but arithmetic, no property of any object is ever touched.
 * Throws BadExpression.
 */
export function evaluate(text: string, scope: Scope): Value {
  const source = /^[$#]\{(?<source>[\s\S]*)\}$/.exec(text.trim())?.groups?.['source']
  if (source === undefined) return plain(text.trim())
  if (source.length > LONGEST) throw new BadExpression(`it is longer than ${LONGEST} characters`)
  let tree: Expression
  try {
    tree = jsep(source)
  } catch {
    throw new BadExpression('it cannot be read')
  }
  return walk(tree, scope, 0)
}

function plain(text: string): Value {
  if (text === 'true') return true
  if (text === 'false') return false
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? number : text
}

function walk(node: Expression, scope: Scope, depth: number): Value {
  if (depth > DEEPEST) throw new BadExpression('it is nested too deeply')
  const down = (child: unknown): Value => {
    if (!isExpression(child)) throw new BadExpression('a part of it is missing')
    return walk(child, scope, depth + 1)
  }
  switch (node.type) {
    case 'Literal': {
      const { value } = node
      if (value === null || ['number', 'boolean', 'string'].includes(typeof value))
        return value as Value
      throw new BadExpression('it holds more than numbers and text')
    }
    case 'Identifier':
    case 'MemberExpression':
      return lookUp(pathOf(node), scope)
    case 'UnaryExpression':
      return unary(node['operator'], down(node['argument']))
    case 'ConditionalExpression':
      return down(node['test']) ? down(node['consequent']) : down(node['alternate'])
    case 'BinaryExpression':
    case 'LogicalExpression':
      return binary(node['operator'], down(node['left']), () => down(node['right']))
    case 'CallExpression': {
      const name = pathOf(node['callee'])
      if (isQuestion(name, node['arguments'], scope)) return lookUp(name, scope)
      const call = Object.hasOwn(MATH, name) ? MATH[name] : undefined
      const given = node['arguments']
      if (!call || !Array.isArray(given)) throw new BadExpression(`it calls “${name}”`)
      return call(...given.map((one) => Number(down(one))))
    }
    default:
      throw new BadExpression('it does more than calculate')
  }
}

function lookUp(name: string, scope: Scope): Value {
  if (!Object.hasOwn(scope, name)) throw new BadExpression(`it asks for “${name}”`)
  return scope[name] ?? null
}

/**
 * Shimeji-ee's `floor.isOn(mascot.anchor)`: a name of the scope that is asked as a method, of a point the scope has. The
 * answer is the name's value; nothing is called.
 */
function isQuestion(name: string, given: unknown, scope: Scope): boolean {
  if (!name.endsWith('.isOn') || !Object.hasOwn(scope, name)) return false
  if (!Array.isArray(given) || given.length !== 1) return false
  return Object.hasOwn(scope, `${pathOf(given[0])}.x`)
}

/** The dotted name of a chain of members; computed ones (`a["b"]`) are refused. */
function pathOf(node: unknown, depth = 0): string {
  if (isExpression(node) && depth < DEEPEST) {
    if (node.type === 'Identifier' && typeof node['name'] === 'string') return node['name']
    if (node.type === 'MemberExpression' && node['computed'] === false)
      return `${pathOf(node['object'], depth + 1)}.${pathOf(node['property'], depth + 1)}`
  }
  throw new BadExpression('it reaches into something')
}

function either(left: Value, right: () => Value): Value {
  if (left) return left
  return right()
}

function unary(operator: unknown, value: Value): Value {
  switch (operator) {
    case '!':
      return !value
    case '-':
      return -Number(value)
    case '+':
      return Number(value)
    default:
      throw new BadExpression(`it uses “${String(operator)}”`)
  }
}

function binary(operator: unknown, left: Value, right: () => Value): Value {
  switch (operator) {
    case '&&':
      return left ? right() : left
    case '||':
      return either(left, right)
    case '==':
    case '===':
      return left === right()
    case '!=':
    case '!==':
      return left !== right()
    case '<':
      return Number(left) < Number(right())
    case '<=':
      return Number(left) <= Number(right())
    case '>':
      return Number(left) > Number(right())
    case '>=':
      return Number(left) >= Number(right())
    case '+':
      return Number(left) + Number(right())
    case '-':
      return Number(left) - Number(right())
    case '*':
      return Number(left) * Number(right())
    case '/':
      return Number(left) / Number(right())
    case '%':
      return Number(left) % Number(right())
    default:
      throw new BadExpression(`it uses “${String(operator)}”`)
  }
}

function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && 'type' in value
}
