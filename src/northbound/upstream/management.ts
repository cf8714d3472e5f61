import type {FastifyInstance} from 'fastify'
import type {Mode, SliceService} from '../../agent/service.js'
import {apiError} from '../server/api-error.js'
import {BY} from './applications.js'

const modes: {readonly [digit: string]: Mode} = {'0': 'heuristic', '1': 'ml'}

export function registerManagement(app: FastifyInstance, service: SliceService): void {
  app.get('/manage/ping', () => {
    const {ready, parts} = service.health()
    const sick = parts.filter(({healthy}) => !healthy).map(({part, message}) => `${part}: ${message}`)
    if (!ready) throw apiError('platform-unavailable', `The agents are not ready. ${sick.join(' ')}`.trim())
    const online = service.agents().filter(({state}) => state === 'online').length
    return {status: 'success', message: `Alive: ${online} of ${service.agents().length} agents are online.`, response: 'pong'}
  })

  app.put<{Params: {mode: string}}>('/manage/mode/:mode', async ({params}) => {
    const mode = modes[params.mode]
    if (mode === undefined) throw apiError('request-invalid', 'The mode must be 0 (heuristic) or 1 (ml).')
    await service.setMode(mode, BY)
    return {status: 'success', mode: Number(params.mode), message: `The mode is ${service.mode()}.`}
  })

  const noModels = (): never => {
    throw apiError('not-implemented', 'Machine-learning models are not served by these routes yet.')
  }
  app.post('/ml/deploy_ml', noModels)
  app.get('/ml/list_all/', noModels)
  app.get('/ml/status/:model_uid', noModels)
  app.delete('/ml/remove/:model_uid', noModels)
}
