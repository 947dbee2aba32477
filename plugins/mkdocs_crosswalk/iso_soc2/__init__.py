"""What only ISO/IEC 27001 and SOC 2 have."""
