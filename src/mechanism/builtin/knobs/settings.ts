import type {KnobSettings} from './contract.js'

type Setting = KnobSettings[number]

/** With a newer setting above the others; what it wholly covers is dropped, so that the list stays as short as what it says. */
export function withSetting(settings: KnobSettings, newer: Setting): KnobSettings {
  return [...settings.filter((older) => !covers(newer, older)), newer]
}

function covers(newer: Setting, older: Setting): boolean {
  if (newer.parts === undefined) return true
  return older.parts?.every((part) => newer.parts?.includes(part)) ?? false
}
