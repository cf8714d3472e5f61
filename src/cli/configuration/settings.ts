import {parseDuration} from '../../support/text/duration.js'

export type SettingValue = string | number | boolean

/** A setting that a person may keep in a file, so that a flag need not be typed each time. */
export type Setting = {
  readonly key: string
  /** The environment name: that of the flag which it stands for. */
  readonly env: string
  readonly description: string
  readonly kind: 'text' | 'number' | 'boolean' | 'duration'
  readonly fallback?: SettingValue
}

export const SETTINGS = {
  context: {
    key: 'context',
    env: 'MLSYSOPS_CONTEXT',
    description: 'the slice that commands talk to: a context, or the name of a testbed',
    kind: 'text',
  },
  color: {
    key: 'color',
    env: 'MLSYSOPS_COLOR',
    description: 'colour in the output; without it, where the output is a terminal',
    kind: 'boolean',
  },
  timeout: {
    key: 'timeout',
    env: 'MLSYSOPS_TIMEOUT',
    description: 'how long a command waits for what it started',
    kind: 'duration',
    fallback: '150s',
  },
  'request-timeout': {
    key: 'request-timeout',
    env: 'MLSYSOPS_REQUEST_TIMEOUT',
    description: 'how long one call to the API may take',
    kind: 'duration',
    fallback: '10s',
  },
  'testbed.scenario': {
    key: 'testbed.scenario',
    env: 'MLSYSOPS_SCENARIO',
    description: 'the scenario file of a new testbed',
    kind: 'text',
  },
  'testbed.speed': {
    key: 'testbed.speed',
    env: 'MLSYSOPS_SPEED',
    description: 'seconds of the simulated world in one real second',
    kind: 'number',
    fallback: 1,
  },
  'testbed.seed': {
    key: 'testbed.seed',
    env: 'MLSYSOPS_SEED',
    description: 'the seed of all chance in a new testbed',
    kind: 'number',
    fallback: 1,
  },
} as const satisfies {readonly [key: string]: Setting}

export type SettingKey = keyof typeof SETTINGS

export const SETTING_KEYS: readonly SettingKey[] = Object.values(SETTINGS).map((setting) => setting.key)

export function settingNamed(key: string): Setting | undefined {
  return Object.values<Setting>(SETTINGS).find((setting) => setting.key === key)
}

/** Turns what was written into a value of the setting's kind; the returned text says what is wrong with it. */
export function readSettingValue(setting: Setting, written: unknown): {readonly value: SettingValue} | {readonly problem: string} {
  switch (setting.kind) {
    case 'text':
      return typeof written === 'string' && written !== '' ? {value: written} : {problem: 'it must be a text'}
    case 'number': {
      const value = typeof written === 'string' && written.trim() !== '' ? Number(written) : written
      return typeof value === 'number' && Number.isFinite(value) ? {value} : {problem: 'it must be a number'}
    }
    case 'boolean': {
      if (typeof written === 'boolean') return {value: written}
      if (written === 'true' || written === 'false') return {value: written === 'true'}
      return {problem: 'it must be true or false'}
    }
    case 'duration': {
      if (typeof written !== 'string' || parseDuration(written) === undefined) return {problem: 'it must be a duration such as 90s or 2m'}
      return {value: written}
    }
  }
}
