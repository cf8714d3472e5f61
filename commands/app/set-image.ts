import {Args, Flags} from '@oclif/core'
import {UsageError} from '../../src/cli/errors.js'
import {componentArgs, OrderCommand, orderFlags} from '../../src/cli/order-command.js'
import {imageProblem, isImage} from '../../src/descriptions/image.js'

export default class AppSetImage extends OrderCommand {
  static override summary = 'Run another image of a component.'
  static override examples = ['<%= config.bin %> <%= command.id %> camera classifier registry.example/classifier:2']
  static override args = {...componentArgs, image: Args.string({required: true, description: 'the image'})}
  static override flags = {
    container: Flags.string({description: 'the container; without it the first', helpValue: '<name>'}),
    ...orderFlags,
  }

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppSetImage)
    if (!isImage(args.image)) throw new UsageError(imageProblem(args.image))
    return this.order(
      args,
      {kind: 'set-image', image: args.image, ...(flags.container === undefined ? {} : {container: flags.container})},
      flags,
    )
  }
}
