export {reviewAccess} from '../platform/kubernetes/access-review.js'
