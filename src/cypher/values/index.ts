/** The values of Cypher and what can be done with them. */
export { add, concatenate, divide, modulo, multiply, negate, power, subtract } from './arithmetic.ts';
export { compareValues, order } from './compare.ts';
export { equals } from './equality.ts';
export { groupKey } from './group-key.ts';
export { propertyOf } from './property.ts';
export { valueText } from './to-text.ts';
export { typeName, valueType } from './type-name.ts';
export { fromTyped, toTyped } from './typed.ts';
