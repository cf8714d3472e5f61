import {Args, Flags} from '@oclif/core'
import {UsageError} from '../../src/cli/errors.js'
import {policyArg} from '../../src/cli/policies.js'
import {bindPolicy} from '../../src/cli/policy-binding.js'
import {renderBinding} from '../../src/cli/render/policy.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class PolicyUnbind extends SliceCommand {
  static override summary = 'Take applications or nodes from those that a policy is for.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> my-policy camera',
    '<%= config.bin %> <%= command.id %> my-policy --label tier:video',
    '<%= config.bin %> <%= command.id %> saver --node edge/n1',
  ]
  static override strict = false
  static override args = {...policyArg, application: Args.string({description: 'applications that it is no longer for'})}
  static override flags = {
    label: Flags.string({
      multiple: true,
      default: [],
      description: 'a label whose applications it is no longer for',
      helpValue: '<label>',
    }),
    node: Flags.string({
      multiple: true,
      default: [],
      description: 'of the layer node: nodes that it is no longer for, as they were named',
      helpValue: '<node>',
    }),
  }

  async run(): Promise<unknown> {
    const {args, argv, flags} = await this.parse(PolicyUnbind)
    const drop = argv.slice(1).map(String)
    if (drop.length === 0 && flags.label.length === 0 && flags.node.length === 0)
      throw new UsageError('Name the applications that it is no longer for, or --label or --node.')
    const change = {drop, labels: {drop: flags.label}, ...(flags.node.length === 0 ? {} : {nodes: {drop: flags.node}})}
    const {policy, remarks} = await bindPolicy(await this.api(), args.policy, change, this.signal)
    for (const remark of remarks) this.note(remark)
    return this.print(policy, renderBinding)
  }
}
