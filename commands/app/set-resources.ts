import {Flags} from '@oclif/core'
import {UsageError} from '../../src/cli/errors.js'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'
import {given} from '../../src/support/given.js'

export default class AppSetResources extends OrderCommand {
  static override summary = 'Set what a component asks for, and at most gets, of processor and memory.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> camera classifier --request-cpu 500m --request-memory 1Gi',
    '<%= config.bin %> <%= command.id %> camera classifier --limit-memory 2Gi --for 1h',
  ]
  static override args = componentArgs
  static override flags = {
    'request-cpu': Flags.string({description: 'cores, such as 500m or 2', helpValue: '<quantity>'}),
    'request-memory': Flags.string({description: 'memory, such as 512Mi', helpValue: '<quantity>'}),
    'limit-cpu': Flags.string({description: 'at most so many cores', helpValue: '<quantity>'}),
    'limit-memory': Flags.string({description: 'at most so much memory', helpValue: '<quantity>'}),
    container: Flags.string({description: 'the container; without it the first', helpValue: '<name>'}),
    ...orderFlags,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppSetResources)
    const requests = given({cpu: flags['request-cpu'], memory: flags['request-memory']})
    const limits = given({cpu: flags['limit-cpu'], memory: flags['limit-memory']})
    const isEmpty = (one: object): boolean => Object.keys(one).length === 0
    if (isEmpty(requests) && isEmpty(limits)) {
      throw new UsageError('Nothing to set.', {
        hints: ['Give at least one of --request-cpu, --request-memory, --limit-cpu and --limit-memory.'],
      })
    }
    const wish = {
      kind: 'set-resources' as const,
      ...given({container: flags.container}),
      ...(isEmpty(requests) ? {} : {requests}),
      ...(isEmpty(limits) ? {} : {limits}),
    }
    return this.order(args, wish, flags)
  }
}
