import {expect, test} from 'vitest'
import {forContext, namedContext} from '../../../src/cli/text/suggested.js'

test('commands that are suggested name the slice that was named', () => {
  const text = 'How it fares: mlsysops policy describe mine\nMend it with: mlsysops testbed up\n`mlsysops plan list` shows it'
  expect(forContext(text, 'sc')).toBe(
    'How it fares: mlsysops policy describe --context sc mine\nMend it with: mlsysops testbed up\n`mlsysops plan list --context sc` shows it',
  )
  expect(forContext('mlsysops app list', 'my slice')).toBe("mlsysops app list --context 'my slice'")
})

test('one that names its slice already, and all where none was named, stay as they are', () => {
  expect(forContext('mlsysops app deploy --context sc app.yaml', 'sc')).toBe('mlsysops app deploy --context sc app.yaml')
  expect(forContext('mlsysops app list', undefined)).toBe('mlsysops app list')
})

test('a context is named where it was typed', () => {
  expect(namedContext(['app', 'list', '--context', 'sc'])).toBe('sc')
  expect(namedContext(['--context=sc'])).toBe('sc')
  expect(namedContext(['app', 'list'])).toBeUndefined()
})
