import type {JsonValue} from '../../support/json.js'

type Fields = {readonly [key: string]: JsonValue | undefined}

/** What checks of payloads are made of. */
export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isListOf<Item>(value: unknown, isItem: (item: unknown) => item is Item): value is readonly Item[]
export function isListOf(value: unknown, isItem: (item: unknown) => boolean): value is readonly unknown[]
export function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}

export function textsIn(value: Fields, ...fields: readonly string[]): boolean {
  return fields.every((field) => typeof value[field] === 'string')
}

export function numbersIn(value: Fields, ...fields: readonly string[]): boolean {
  return fields.every((field) => typeof value[field] === 'number')
}
