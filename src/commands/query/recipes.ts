import { parse } from 'yaml';
import { z } from 'zod';
import { UsageError } from '../../lib/errors.ts';
import { readPackageData } from '../../lib/package.ts';

const RecipeSchema = z.object({
  name: z.string().regex(/^[a-z0-9-]+$/),
  /** What it answers, for people. */
  question: z.string(),
  cypher: z.string(),
  /** Parameters with the values that docs/cypher.md shows; each can be given as `--param`. */
  parameters: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).default({}),
});

export type Recipe = z.infer<typeof RecipeSchema>;

/** The questions of data/cookbook.yaml, in their order. */
export const readRecipes = (): Recipe[] => z.array(RecipeSchema).parse(parse(readPackageData('cookbook.yaml')));

/**
 * A recipe by its name.
 * @throws UsageError with all names where there is none
 */
export function findRecipe(name: string): Recipe {
  const recipes = readRecipes();
  const found = recipes.find((recipe) => recipe.name === name);
  if (found) return found;
  const list = recipes.map((recipe) => `  ${recipe.name.padEnd(28)}${recipe.question}`).join('\n');
  throw new UsageError(`there is no recipe "${name}"; there are:\n${list}`);
}
