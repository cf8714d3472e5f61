import {Flags} from '@oclif/core'
import type {Api} from '../northbound/contract/api.js'
import {UsageError} from './errors.js'
import type {ApplicationMode, Mode, SliceMode} from './render/views.js'

export const modeOfApplication = Flags.string({aliases: ['application'], description: 'of this application, whatever the slice’s is'})

/** Whose mode it is, and what it shall be; `inherit`: the slice's again. */
export type ModeChange =
  | {readonly of: 'slice'; readonly mode: Mode}
  | {readonly of: 'application'; readonly application: string; readonly mode: Mode | 'inherit'}

/** Rejects with all that is wrong about it. */
export function modeChange(mode: Mode | undefined, application: string | undefined, inherit: boolean): ModeChange {
  const problems = [
    ...(mode === undefined && !inherit ? ['Say which mode: heuristic, ml or advise.'] : []),
    ...(mode !== undefined && inherit ? [`Say ${mode} or --inherit: not both.`] : []),
    ...(inherit && application === undefined ? ['--inherit is of an application: name it with --app.'] : []),
  ]
  if (problems.length > 0) throw new UsageError(problems.join(' '))
  if (application !== undefined) return {of: 'application', application, mode: mode ?? 'inherit'}
  if (mode === undefined) throw new UsageError('Say which mode: heuristic, ml or advise.')
  return {of: 'slice', mode}
}

export async function setMode(api: Api, change: ModeChange, signal: AbortSignal): Promise<SliceMode | ApplicationMode> {
  if (change.of === 'slice') return await api.setMode({body: {mode: change.mode}}, {signal})
  const {application: name, mode} = change
  return mode === 'inherit' ? await api.inheritMode({name}, {signal}) : await api.setApplicationMode({name, body: {mode}}, {signal})
}
