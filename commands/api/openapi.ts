import {fetchOpenApi} from '../../src/cli/openapi.js'
import {SliceCommand} from '../../src/cli/slice-command.js'

export default class ApiOpenapi extends SliceCommand {
  static override summary = 'Print the OpenAPI 3.1 document of the northbound API.'
  static override examples = ['<%= config.bin %> <%= command.id %> > openapi.json']

  async run(): Promise<unknown> {
    await this.parse(ApiOpenapi)
    const document = await fetchOpenApi((await this.connection()).target.server, this.signal)
    return this.print(document, (value) => JSON.stringify(value, null, 2))
  }
}
