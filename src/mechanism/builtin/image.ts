import {imageProblem, isImage} from '../../descriptions/image.js'
import type {ComponentDescription} from '../../descriptions/types.js'
import {MECHANISMS} from '../contract.js'
import {type AdjustingCommand, type AdjustingKind, arrow, CONTAINER} from './adjusting-kind.js'

/** The image that a container shall run; without one: as described. */
export type ImageCommand = AdjustingCommand & {readonly container?: string; readonly image?: string}

export const image: AdjustingKind<ImageCommand> = {
  name: MECHANISMS.image,
  summary: 'Runs another image of a component; what ran before runs again where the new one does not come up.',
  permission: 'change_container_image',
  change: 'image-changed',
  wishKind: 'set-image',
  properties: {
    container: CONTAINER,
    image: {type: 'string', minLength: 1, maxLength: 1000, description: 'the image; absent: as described'},
  },
  wish: ({image: wanted, ...command}) => (wanted === undefined ? undefined : {...image.about(command), image: wanted}),
  about: ({container}) => ({kind: 'set-image', image: '', ...(container === undefined ? {} : {container})}),
  refusals: ({wish}) =>
    wish.kind === 'set-image' && !isImage(wish.image) ? [{code: 'image-invalid', message: imageProblem(wish.image)}] : [],
  tell: (before, after) => `image ${arrow(imagesOf(before), imagesOf(after))}`,
  options: {permission: 'change_container_image'},
}

function imagesOf({containers}: ComponentDescription): string {
  return containers.map((container) => container.image).join(', ')
}
