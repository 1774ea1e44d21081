export const facts = { "protocolVersion": 2 };
