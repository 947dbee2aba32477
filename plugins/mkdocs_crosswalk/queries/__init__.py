"""What is asked of the data: things to show, with conditions on their fields. The console and pages ask alike."""
