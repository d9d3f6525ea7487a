"""What was agreed when: the policies of a contract and the contractor's answers to them."""
