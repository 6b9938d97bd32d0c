const pairs = (text: string): Map<string, string> => {
  const words = text.trim().split(/\s+/);
  return new Map(words.flatMap((word, i) => (i % 2 === 0 ? [[word, words[i + 1]!] as const] : [])));
};

/** Commands that stand for one character or a short word. */
export const LATEX_SYMBOLS = pairs(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν
  xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  ell ℓ hbar ℏ infty ∞ partial ∂ nabla ∇ times × pm ± cdot · star ⋆ ast * circ ∘ bullet • dagger † sim ~ simeq ≃
  approx ≈ equiv ≡ neq ≠ ne ≠ leq ≤ le ≤ geq ≥ ge ≥ ll ≪ gg ≫ in ∈ subset ⊂ cup ∪ cap ∩ forall ∀ exists ∃ sum ∑ prod ∏ int ∫
  to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ mapsto ↦ ldots … dots … cdots … prime ′ sqrt √ mid | vert |
  lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ langle ⟨ rangle ⟩ perp ⊥ otimes ⊗ oplus ⊕ odot ⊙ wedge ∧ vee ∨ neg ¬
  log log ln ln exp exp min min max max arg arg sup sup inf inf lim lim det det dim dim ker ker Pr Pr tanh tanh sin sin cos cos
  o ø O Ø ss ß ae æ AE Æ oe œ OE Œ aa å AA Å l ł L Ł i ı j ȷ dh ð th þ
  LaTeX LaTeX TeX TeX textbackslash \\ textasciitilde ~ textbar | textendash – textemdash — S § P ¶ copyright © textregistered ®
  texttrademark ™ textdegree ° degree ° percent % checkmark ✓
`);

/** Accent commands and the combining mark that each puts on the letter after it. */
export const LATEX_ACCENTS = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['=', '\u0304'],
  ['u', '\u0306'],
  ['.', '\u0307'],
  ['"', '\u0308'],
  ['r', '\u030a'],
  ['H', '\u030b'],
  ['v', '\u030c'],
  ['d', '\u0323'],
  ['c', '\u0327'],
  ['k', '\u0328'],
]);

/** Commands whose first argument says nothing to a reader. */
export const LATEX_SILENT = new Set(
  `cite citep citet citealp ref eqref autoref cref label url href footnote footnotemark textcolor color colorbox hspace vspace
  includegraphics thanks`.split(/\s+/),
);

/** Commands without an argument that only set space, size or style. */
export const LATEX_SWITCHES = new Set(
  `em it bf tt sc rm sf sl small large Large huge tiny normalsize bfseries itshape scshape ttfamily left right big Big bigl bigr
  quad qquad displaystyle textstyle limits nolimits noindent xspace mathbf mathrm mathcal mathbb mathsf mathit mathtt mathfrak
  boldsymbol bm text textbf textit textsc texttt textrm textsf textsuperscript textsubscript emph underline operatorname mbox
  hat tilde bar overline widehat widetilde vec dot ensuremath protect selectfont par newline item begin end`.split(
    /\s+/,
  ),
);
