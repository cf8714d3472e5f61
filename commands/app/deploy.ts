import {Args, Flags} from '@oclif/core'
import {deployApplication, planDeployment} from '../../src/cli/deployment.js'
import {dryRun, waitFlags} from '../../src/cli/flags.js'
import {renderDeployed, renderPlacement, renderStatus} from '../../src/cli/render/application.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class AppDeploy extends SliceCommand {
  static override summary = 'Deploy an application and wait until it runs.'
  static override description =
    'The same description again changes nothing. `deployed` means that every component is ready, or complete where it runs to its end. Interrupting the command does not stop the deployment.'
  static override examples = [
    '<%= config.bin %> <%= command.id %> app.yaml',
    '<%= config.bin %> <%= command.id %> app.yaml --dry-run',
    '<%= config.bin %> <%= command.id %> app.yaml --watch --timeout 5m',
    'cat app.yaml | <%= config.bin %> <%= command.id %> - --no-wait --json',
  ]
  static override args = {file: Args.string({required: true, description: 'application description (YAML or JSON); - is stdin'})}
  static override flags = {
    wait: Flags.boolean({allowNo: true, default: true, description: 'wait until it is deployed or has failed'}),
    watch: Flags.boolean({char: 'w', description: 'show each change of its state while waiting'}),
    'create-only': Flags.boolean({description: 'fail if an application of that name exists'}),
    'if-revision': Flags.string({description: 'change only this revision', helpValue: '<revision>'}),
    ...waitFlags,
    'dry-run': dryRun,
  }
  static override settings = {...SliceCommand.settings, timeout: 'timeout'} as const

  async run(): Promise<unknown> {
    const {args, flags} = await this.parse(AppDeploy)
    if (flags['dry-run']) return this.print(await planDeployment(await this.api(), args.file, this.signal), renderPlacement)
    const api = await this.api()
    const result = await deployApplication(api, args.file, {
      wait: flags.wait || flags.watch,
      createOnly: flags['create-only'],
      ifRevision: flags['if-revision'],
      warn: (text) => this.note(text),
      ...(await this.waiting(flags.timeout)),
      ...(flags.watch ? {onChange: (status) => this.emit(status, renderStatus)} : {}),
    })
    if (!this.isJson) this.setNow(await this.sliceNow(api))
    return flags.watch && this.isJson ? this.emit(result, () => '') : this.print(result, renderDeployed)
  }
}
