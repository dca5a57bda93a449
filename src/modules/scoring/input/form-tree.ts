export { afterPress, pressPattern, rowNumbers, type Sent, treeOf } from '#platform/form-tree.ts'
