import {isRecord} from '../../support/json.js'

/**
 * What is expected of saved JSON: a list is of what stands in it, a map has at least these keys, and one whose name ends with ? may be absent. NaN is
 * null in JSON, so a number may be that.
 */
export type Shape = 'text' | 'number' | readonly [Shape] | {readonly [key: string]: Shape}

/** Every place that is not as expected, with what is. */
export function problemsOf(value: unknown, shape: Shape, path = ''): readonly string[] {
  if (shape === 'text') return typeof value === 'string' ? [] : [`${path}: a text is expected`]
  if (shape === 'number') return typeof value === 'number' || value === null ? [] : [`${path}: a number is expected`]
  if (isListShape(shape)) {
    if (!Array.isArray(value)) return [`${path}: a list is expected`]
    return value.flatMap((one: unknown, place) => problemsOf(one, shape[0], `${path}[${place}]`))
  }
  if (!isRecord(value)) return [`${path === '' ? 'the file' : path}: a map is expected`]
  return Object.entries(shape).flatMap(([key, part]) => {
    const name = key.replace(/\?$/, '')
    const own = value[name]
    return own === undefined && name !== key ? [] : problemsOf(own, part, path === '' ? name : `${path}.${name}`)
  })
}

function isListShape(shape: Exclude<Shape, string>): shape is readonly [Shape] {
  return Array.isArray(shape)
}
