import {expect} from 'vitest'

// Vitest types its matchers as `any`; here they are `unknown`, which a comparison takes as well and nothing else does.
export const anyString: unknown = expect.any(String)
export const anyArray: unknown = expect.any(Array)
export const textWith = (part: string): unknown => expect.stringContaining(part)
export const textLike = (pattern: RegExp): unknown => expect.stringMatching(pattern)
export const listWith = (...items: readonly unknown[]): unknown => expect.arrayContaining([...items])
export const objectWith = (fields: object): unknown => expect.objectContaining(fields)
export const near = (value: number, digits: number): unknown => expect.closeTo(value, digits)
