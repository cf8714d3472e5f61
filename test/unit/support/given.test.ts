import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {readApplication} from '../../../src/cli/descriptions.js'
import {temporaryDirectory} from '../../support/temporary-directory.js'

test('a file that is not there is answered with the one beside it that was probably meant', async () => {
  const folder = temporaryDirectory()
  writeFileSync(join(folder, 'app.yaml'), '')
  await expect(readApplication(join(folder, 'ap.yaml'))).rejects.toMatchObject({
    code: 'file-not-found',
    hints: [`Did you mean ${join(folder, 'app.yaml')}?`],
  })
})
