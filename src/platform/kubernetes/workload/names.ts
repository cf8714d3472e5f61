import {asName} from '../../../descriptions/names.js'
import type {ComponentRef} from '../../contract/index.js'
import {shortHash} from './canonical.js'

/** A Deployment adds 11 letters for its ReplicaSet and 6 for each Pod, and a Pod's name must remain a label of 63, or it is cut. */
const LONGEST = 46
const HASH_LENGTH = 10
const LABEL_VALUE = /^[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?$/

/**
 * The name of what runs of a component on one host: `classifier-edge-1-x7f3k2a9bq`. The beginning is for people, the end makes it the only one:
 * `a-b` on `c` is not `a` on `b-c`, and names of any length fit.
 */
export function workloadName({application, component}: ComponentRef, host: string): string {
  const hash = shortHash([application, component, host], HASH_LENGTH)
  const room = LONGEST - HASH_LENGTH - 1
  const ofHost = asName(host, 'label')
  const ofComponent = component.slice(0, Math.max(room - ofHost.length - 1, Math.ceil(room / 2)))
  const readable = asName(`${ofComponent}-${ofHost}`.slice(0, room), 'label')
  return `${readable}-${hash}`
}

/** The text where a label may hold it, else its beginning with a hash. */
export function labelValue(text: string): string {
  if (text.length <= 63 && LABEL_VALUE.test(text)) return text
  const readable = text.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 63 - HASH_LENGTH - 1)
  return `${readable}-${shortHash(text, HASH_LENGTH)}`.replace(/^-+/, '')
}
