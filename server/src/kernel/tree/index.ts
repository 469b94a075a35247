export { findMoveFault, MAX_DEPTH, orderTree, subtreeOf, type Member, type MoveFault } from './tree.rules.ts';
