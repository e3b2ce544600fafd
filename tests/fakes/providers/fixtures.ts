import { readFileSync } from 'node:fs'
import { type JsonObject, isObject } from './exchange'

/** A published body of tests/fixtures/providers, such as `github/user`. */
export function publishedBody(name: string): JsonObject {
  const body = publishedJson(name)
  if (!isObject(body)) throw new Error(`${name}.json is not an object.`)
  return body
}

/** The same for a file that holds a list. */
export function publishedList(name: string): readonly JsonObject[] {
  const list = publishedJson(name)
  if (!Array.isArray(list)) throw new Error(`${name}.json is not a list.`)
  return list.filter(isObject)
}

function publishedJson(name: string): unknown {
  const file = new URL(`../../fixtures/providers/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** An object inside a published body. */
export function part(body: JsonObject, key: string): JsonObject {
  const value = body[key]
  if (!isObject(value)) throw new Error(`There is no object ${key} in this body.`)
  return value
}
