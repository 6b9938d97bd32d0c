import type { Expression } from '../ast.ts';
import { CypherError } from '../errors.ts';
import type { Scope } from '../plan/scope.ts';
import { compileIndex, compileProperty, compileSlice } from './access.ts';
import { compileCall } from './calls.ts';
import { compileComparison } from './comparison.ts';
import type { Compiler, Evaluator } from './compiler.ts';
import { compileForm } from './forms.ts';
import { compileLogic, toBoolean } from './logic.ts';
import { compileBinary, compileUnary } from './operators.ts';
import {
  compilePatternComprehension,
  compilePatternExpression,
  compileShortest,
  compileSubquery,
} from './subqueries.ts';
import { compileLabelTest, compileNormalizedTest, compileTypeTest } from './tests.ts';

/** Makes a closure of an expression; `scope` says where in the row its variables are. */
export function compileExpression(expression: Expression, scope: Scope, c: Compiler): Evaluator {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'parameter': {
      // that it is there was seen to before the run
      const { runtime } = c;
      return () => runtime.parameters.get(expression.name)!;
    }
    case 'variable': {
      const slot = scope.get(expression.name);
      if (slot === undefined)
        throw new CypherError('SyntaxError', `Variable \`${expression.name}\` not defined`, expression.at);
      return (row) => row[slot]!;
    }
    case 'property':
      return compileProperty(expression, scope, c);
    case 'index':
      return compileIndex(expression, scope, c);
    case 'slice':
      return compileSlice(expression, scope, c);
    case 'list': {
      const items = expression.items.map((item) => c.expression(item, scope));
      return (row) => items.map((item) => item(row));
    }
    case 'map': {
      const entries = expression.entries.map(({ key, value }) => [key, c.expression(value, scope)] as const);
      return (row) => new Map(entries.map(([key, value]) => [key, value(row)]));
    }
    case 'unary':
      return compileUnary(expression, scope, c);
    case 'binary':
      return compileLogic(expression, scope, c) ?? compileBinary(expression, scope, c);
    case 'comparison':
      return compileComparison(expression, scope, c);
    case 'nullTest': {
      const operand = c.expression(expression.operand, scope);
      const { negated } = expression;
      return (row) => (operand(row) === null) !== negated;
    }
    case 'typeTest':
      return compileTypeTest(expression, scope, c);
    case 'normalizedTest':
      return compileNormalizedTest(expression, scope, c);
    case 'labelTest':
      return compileLabelTest(expression, scope, c);
    case 'case': {
      const branches = expression.branches.map(
        ({ when, then }) => [c.expression(when, scope), c.expression(then, scope)] as const,
      );
      const otherwise = expression.otherwise ? c.expression(expression.otherwise, scope) : null;
      return (row) => {
        for (const [when, then] of branches) if (toBoolean(when(row)) === true) return then(row);
        return otherwise ? otherwise(row) : null;
      };
    }
    case 'call':
      return compileCall(expression, scope, c);
    case 'pattern':
      return compilePatternExpression(expression, scope, c);
    case 'patternComprehension':
      return compilePatternComprehension(expression, scope, c);
    case 'shortestPath':
      return compileShortest(expression, scope, c);
    case 'subquery':
      return compileSubquery(expression, scope, c);
    default:
      return compileForm(expression, scope, c);
  }
}
