import {isList, isObject, type JsonValue} from '../../support/json.js'

const DEEPEST = 64

/** Of a value, about as many characters as its JSON; undefined: more than `most`, or too deep. It looks no further than that. */
export function sizeWithin(value: JsonValue, most: number): number | undefined {
  const rest: (readonly [value: JsonValue | undefined, depth: number])[] = [[value, 0]]
  let size = 0
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [one, depth] = next
    size += 1 + (typeof one === 'string' || isList(one) ? one.length : 0)
    if (size > most || depth > DEEPEST) return undefined
    if (isList(one)) for (const inner of one) rest.push([inner, depth + 1])
    else if (isObject(one)) {
      for (const [key, inner] of Object.entries(one)) {
        size += key.length + 1
        rest.push([inner, depth + 1])
      }
    }
  }
  return size
}
