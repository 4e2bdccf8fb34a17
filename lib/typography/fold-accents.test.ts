import { expect, test } from 'vitest';
import { foldAccents, foldLigatures } from './fold-accents';

test('foldAccents removes accents and keeps case and ligatures', () => {
  expect(foldAccents('L’Été à Agadir, Œuvre')).toBe('L’Ete a Agadir, Œuvre');
});

test('foldAccents folds full-width letters only with NFKD', () => {
  expect(foldAccents('Ａé')).toBe('Ａe');
  expect(foldAccents('Ａé', 'NFKD')).toBe('Ae');
});

test('foldLigatures spells ligatures out', () => {
  expect(foldLigatures('Œuvre, cœur, ÆTHER, ex æquo')).toBe('OEuvre, coeur, AETHER, ex aequo');
});
