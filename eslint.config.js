// The linter of the project's JavaScript. Names and types are TypeScript's to check.

import js from "@eslint/js";

/** Members that run text as code or make it markup. An edition's text may hold anything, so nothing may use them. */
const injection =
  "/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|write|writeln|srcdoc)$/";

export default [
  { ignores: ["dist*/", "target/", "tests/browser/", "benches/", "press/"] },
  js.configs.recommended,
  {
    // The globals that no-implied-eval looks at.
    languageOptions: {
      ecmaVersion: 2024,
      globals: { setTimeout: "readonly", setInterval: "readonly", window: "readonly" },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-undef": "off",
      // Values that press writes into the scripts are null before.
      "no-constant-binary-expression": "off",
      "no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "no-eval": "error",
      "no-implied-eval": "error",
      "no-new-func": "error",
      "no-script-url": "error",
      "no-restricted-syntax": [
        "error",
        {
          selector: `MemberExpression[property.name=${injection}]`,
          message: "Text becomes markup or code: make elements.",
        },
        { selector: "ExpressionStatement > ArrayExpression", message: "An array of effects: write statements." },
        { selector: "ArrowFunctionExpression > ArrayExpression > AssignmentExpression", message: "Write statements." },
        {
          selector: "MemberExpression[object.property.name='serviceWorker'][property.name='ready']",
          message: "It can be the worker of another edition: use the registration.",
        },
      ],
      "no-sequences": "error",
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: ["error", "always", { null: "ignore" }],
      curly: ["error", "multi-line"],
      "no-nested-ternary": "error",
      complexity: ["error", 12],
      "max-depth": ["error", 3],
      "max-lines-per-function": ["error", { max: 60, skipComments: true }],
    },
  },
  { files: ["public/sw.js", "public/sw-off.js"], languageOptions: { sourceType: "script" } },
  // Suites are functions.
  { files: ["tests/js/**"], rules: { "max-lines-per-function": "off", "no-script-url": "off" } },
];
