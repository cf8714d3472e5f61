import type {ApplicationDescription} from '../descriptions/types.js'

/** Whether policies may do this to the application. Without a list of what they may, they may all. */
export function permits({permitted_actions: permitted}: ApplicationDescription, action: string): boolean {
  return permitted === undefined || permitted.includes('*') || permitted.includes(action)
}
