import type {Handlers} from '../handler.js'
import {applicationHandlers} from './applications.js'
import {controlHandlers} from './control.js'
import {decisionHandlers} from './decisions.js'
import {infrastructureHandlers} from './infrastructure.js'
import {telemetryHandlers} from './telemetry.js'

/** What the API does, by operation: a route without a handler does not compile. */
export const handlers: Handlers = {
  ...applicationHandlers,
  ...decisionHandlers,
  ...telemetryHandlers,
  ...infrastructureHandlers,
  ...controlHandlers,
}
